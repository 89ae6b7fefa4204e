/** The cover painting of each set of drawings: a `Frame` with what the place looks like. Prerendered, never shipped as code. */
import type { Component } from 'svelte';
import type { Drawings } from '../../story/kinds';
import OpenWater from './open-water/Painting.svelte';
import StoneBridge from './stone-bridge/Painting.svelte';

/** Set of drawings → its painting. */
export const paintings: Readonly<Record<Drawings, Component>> = { 'open-water': OpenWater, 'stone-bridge': StoneBridge };
