import type { Account, GatewayLine, HoldsGateway } from "../protocol/index.ts";

/** One socket as its platform sees it. */
export type ScriptedSocket = {
  readonly account: Account;
  readonly line: GatewayLine;
  open: boolean;
  /** Ends it from the platform's side: with a failure, or as if nothing were wrong. */
  end(failure?: Error): void;
};

/** A platform that keeps sockets. `obedient` ones close when they are told to. */
export type ScriptedGateway = { readonly gateway: HoldsGateway; readonly sockets: ScriptedSocket[] };

/** Makes a platform whose sockets a test ends. `onOpen` runs before a socket is anybody's. */
export function scriptGateway(
  onOpen: (socket: ScriptedSocket) => void = () => {},
  obedient = true,
): ScriptedGateway {
  const sockets: ScriptedSocket[] = [];
  const hold: HoldsGateway["hold"] = (account, line) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const socket: ScriptedSocket = {
      account,
      line,
      open: true,
      end(failure) {
        socket.open = false;
        if (failure) reject(failure);
        else resolve();
      },
    };
    if (obedient) line.signal.addEventListener("abort", () => socket.end());
    sockets.push(socket);
    onOpen(socket);
    return promise;
  };
  return { sockets, gateway: { wanted: () => true, hold } };
}
