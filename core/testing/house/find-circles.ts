import type { Import } from "./read-imports.ts";

/** Finds files that import each other in a circle, each group once; a file that imports itself is one. */
export function findCircles(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const [number, lowest] = [new Map<string, number>(), new Map<string, number>()];
  const path: string[] = [];
  const circles: string[][] = [];

  // Tarjan's way: a file from which nothing earlier on the path can be reached ends a group.
  const visit = (file: string): void => {
    const own = number.size;
    number.set(file, own);
    lowest.set(file, own);
    path.push(file);
    for (const { to } of targets.get(file) ?? []) {
      if (!number.has(to)) visit(to);
      if (path.includes(to)) lowest.set(file, Math.min(lowest.get(file) ?? own, lowest.get(to) ?? own));
    }
    if (lowest.get(file) !== own) return;
    const group = path.splice(path.indexOf(file));
    if (group.length > 1 || (targets.get(file) ?? []).some(({ to }) => to === file))
      circles.push(group.toSorted());
  };
  for (const file of targets.keys()) if (!number.has(file)) visit(file);
  return circles;
}
