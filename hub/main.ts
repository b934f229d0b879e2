import { loadModulesLightly } from "../core/kernel/light-modules.ts";
import { startSmall } from "../core/kernel/start-small.ts";

// Nothing of the hub may be imported before this: what is already loaded is already heavy.
const grow = startSmall();
loadModulesLightly();
const { start } = await import("./start.ts");
await start();
grow();
