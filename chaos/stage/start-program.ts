import { spawn } from "node:child_process";
import { once } from "node:events";

/** Another program on the stage. */
export type Program = { readonly said: string; kill(): Promise<void> };

/** Starts a program and waits until it says that it is ready; throws with its words when it ends instead. */
export async function startProgram(
  command: string,
  options: readonly string[],
  ready: RegExp,
): Promise<Program> {
  const child = spawn(command, options, { stdio: ["ignore", "pipe", "pipe"] });
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  const collect = (text: string) => {
    said += text;
    if (ready.test(said)) resolve(said);
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  child.once("error", reject);
  child.once("exit", () => reject(new Error(`${command} ended: ${said}`)));
  const kill = async () => {
    process.off("exit", endWithUs);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  return { said: await promise, kill };
}
