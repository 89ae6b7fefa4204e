import type { SpawnOptions } from 'node:child_process';

export const root: string;
export function run(file: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
export function runTool(name: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
export function npm(args: readonly string[]): Promise<number>;
