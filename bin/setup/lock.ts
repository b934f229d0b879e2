/** The fields of package-lock.json that are read here; all others are kept unchanged. */
export type Lock = { packages: Record<string, Entry> };

type Entry = { dev?: boolean; optionalDependencies?: Record<string, string>; [field: string]: unknown };
type Absent = { name: string; version: string; dev: boolean };

/** Lists the optional packages that a package depends on and the lock file omits. */
export function absentPackages({ packages }: Lock): Absent[] {
  return Object.entries(packages).flatMap(([path, { dev = false, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      )
      .map(([name, version]) => ({ name, version: version.replace(/^[\^~]/, ""), dev })),
  );
}

const PLATFORM = /(android|darwin|freebsd|openharmony|win32|linux)-([a-z0-9]+)(?:-(gnu|musl|msvc|eabi))?/;

/** Returns the entry that npm would write, without the checksum, which only the registry knows. */
export function entryFor({ name, version, dev }: Absent): Entry {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
  if (!os || !cpu) throw new Error(`The name ${name} does not say its platform; write its entry by hand.`);
  const libc = { gnu: ["glibc"], musl: ["musl"] }[os === "linux" ? `${abi}` : ""];
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, os: [os] };
}
