/** How a bridge stands on the map: the symbol `g-arch3`, 48 × 24 and centred on zero, of each set of drawings. */
import type { Component } from 'svelte';
import type { Drawings } from '../../story/kinds';
import OpenWater from './open-water/Bridge.svelte';
import StoneBridge from './stone-bridge/Bridge.svelte';

/** Set of drawings → its bridge. */
export const bridges: Readonly<Record<Drawings, Component>> = { 'open-water': OpenWater, 'stone-bridge': StoneBridge };
