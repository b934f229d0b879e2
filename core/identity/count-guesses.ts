import { COMMON_WORDS } from "./common-words.ts";

type Estimator = Awaited<ReturnType<typeof load>>;

let loaded: Promise<Estimator> | undefined;

/** Enough to tell, and a bound on the time an estimate takes. */
const LONGEST = 64;

/**
 * Estimates how many guesses find a password: by some 50,000 passwords people use and words of ours, with years, digits and
 * marks behind them, letters replaced by digits, rows of keys, repetitions and dates. Nothing leaves the machine.
 */
export async function countGuesses(password: string, known: readonly string[]): Promise<number> {
  loaded ??= load();
  const estimator = await loaded;
  return estimator.check(password.slice(0, LONGEST), known.flatMap(partsOf)).guesses;
}

/** Loaded when somebody chooses a password: it takes 40 MB, and a hub at rest needs none of it. */
async function load() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { passwords: dictionary["passwords-common"], words: [...COMMON_WORDS] },
    graphs: adjacencyGraphs,
  });
}

/** An address or a name, whole and in its words. */
const partsOf = (text: string): readonly string[] => [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter(Boolean);
