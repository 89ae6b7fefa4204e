/** What the story's own script needs at once is one file: a page that shares a part of it takes the whole, and nobody waits for a chain of files. */
import type { Rollup } from 'vite';

interface Modules {
  getModuleInfo(id: string): Rollup.ModuleInfo | null;
}

/** A group of the bundle: `entry` and all that it imports statically. */
export function firstBundle(entry: string): { debugName: string; name: (id: string, modules: Modules) => string | null } {
  let closure: Set<string> | null = null;
  const gather = (id: string, into: Set<string>, modules: Modules): Set<string> => {
    if (into.has(id)) return into;
    into.add(id);
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) gather(next, into, modules);
    return into;
  };
  return {
    debugName: 'story',
    name: (id, modules) => {
      closure ??= gather(entry, new Set(), modules);
      return closure.has(id) ? 'story' : null;
    },
  };
}
