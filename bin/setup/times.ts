import { z } from "zod";

/** The start and end of a test file, in milliseconds since 1970. */
const TimedFile = z.object({
  project: z.string(),
  file: z.string(),
  startedAt: z.number(),
  endedAt: z.number(),
});

export const TimedFiles = z.array(TimedFile);
export type TimedFile = z.infer<typeof TimedFile>;

const SHOWN = 10;

/**
 * Returns one line for each project, from its first file's start to its last file's end, and one for each of the ten
 * slowest files.
 */
export function times(files: readonly TimedFile[]): readonly string[] {
  const projects = [...Map.groupBy(files, ({ project }) => project)].map(([project, theirs]) => {
    const start = Math.min(...theirs.map(({ startedAt }) => startedAt));
    const end = Math.max(...theirs.map(({ endedAt }) => endedAt));
    return line(end - start, `${project} tests (files: ${theirs.length})`);
  });
  const slowest = files.toSorted((one, other) => took(other) - took(one)).slice(0, SHOWN);
  return [
    ...projects,
    ...(slowest.length > 0 ? ["The slowest files:"] : []),
    ...slowest.map((file) => line(took(file), file.file)),
  ];
}

const took = ({ startedAt, endedAt }: TimedFile): number => endedAt - startedAt;

const line = (ms: number, what: string): string => `${(ms / 1000).toFixed(0).padStart(5)} s  ${what}`;
