import { reduceModuleLoading } from "../core/kernel/module-loading.ts";
import { startSmall } from "../core/kernel/start-small.ts";

// The hub must be imported after this: modules that are already loaded already take the memory.
const grow = startSmall();
reduceModuleLoading();
const { start } = await import("./start.ts");
await start();
grow();
