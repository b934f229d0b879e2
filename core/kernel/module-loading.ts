import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Reduces the cost of every later import. Caches compiled code between starts (half the time, 40 MB less) and loads
 * drizzle as CommonJS: linking its several hundred re-exporting ES modules costs 200 MB that the process never frees.
 */
export function reduceModuleLoading(): void {
  enableCompileCache(fileURLToPath(new URL("../../.cache/compile", import.meta.url)));
  registerHooks({
    resolve: (specifier, context, next) =>
      next(
        specifier,
        /^drizzle-orm(\/|$)/.test(specifier)
          ? { ...context, conditions: ["require", "node", "default"] }
          : context,
      ),
  });
}
