import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What npm calls a package that only development needs. */
const DEVELOPMENT = "cdx:npm:package:development";

type Component = {
  readonly "bom-ref": string;
  readonly properties?: readonly { readonly name: string }[];
};
type Document = {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
};

// npm's own `--omit dev` also leaves out what both the hub and a development package need.
const command = "sbom --sbom-format cyclonedx --sbom-type application --package-lock-only";
const all: Document = JSON.parse(
  execFileSync("npm", command.split(" "), { cwd: ROOT, encoding: "utf8", maxBuffer: 100_000_000 }),
);
process.stdout.write(`${JSON.stringify(withoutDevelopment(all), null, 2)}\n`);

function withoutDevelopment(document: Document): Document {
  const isRun = ({ properties = [] }: Component) => !properties.some(({ name }) => name === DEVELOPMENT);
  const components = document.components.filter(isRun);
  const left = new Set(document.components.filter((one) => !isRun(one)).map((one) => one["bom-ref"]));
  const dependencies = document.dependencies
    .filter(({ ref }) => !left.has(ref))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => !left.has(ref)) }));
  return { ...document, components, dependencies };
}
