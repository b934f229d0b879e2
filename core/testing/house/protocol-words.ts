import { fileURLToPath } from "node:url";
import {
  SyntaxKind,
  type MethodSignatureDeclaration,
  type Node,
  type PropertySignatureDeclaration,
} from "typescript/unstable/ast";
import {
  isMethodSignatureDeclaration,
  isPropertySignatureDeclaration,
  isStringLiteral,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
} from "typescript/unstable/ast/is";
import { API, type Project, type Symbol } from "typescript/unstable/sync";
import { listSources } from "./read-imports.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** An optional member of a type of the protocol. `beside`: what its type has besides, always. */
export type ProtocolWord = {
  /** The type's name and the way to the member, such as `ThreadReference.space.title`. */
  readonly path: string;
  readonly name: string;
  readonly beside: readonly string[];
};

/** The whole program as the compiler sees it. */
export type CheckedProgram = {
  readonly project: () => Project;
  /** Reads a file as if it said this. */
  pretend(path: string, text: string): void;
  close(): void;
};

/** Opens the program of the root's `tsconfig.json`. */
export function openProgram(): CheckedProgram {
  const pretended = new Map<string, string>();
  const api = new API({ cwd: ROOT, fs: { readFile: (path) => pretended.get(path) } });
  const opened = (changed: readonly string[]): Project => {
    const snapshot = api.updateSnapshot({
      openProjects: [`${ROOT}tsconfig.json`],
      fileChanges: { changed: [...changed] },
    });
    const [project] = snapshot.getProjects();
    if (!project) throw new Error("The compiler found no project.");
    return project;
  };
  let project = opened([]);
  return {
    project: () => project,
    pretend(path, text) {
      pretended.set(ROOT + path, text);
      project = opened([ROOT + path]);
    },
    close: () => api.close(),
  };
}

/** Where each optional member of the protocol's types is declared. */
export function protocolWords(project: Project): ReadonlyMap<string, ProtocolWord> {
  const members = listSources("core/protocol")
    .filter((path) => !path.endsWith(".test.ts"))
    .flatMap((path) => nodesOf(project, path))
    .filter((node) => isPropertySignatureDeclaration(node) || isMethodSignatureDeclaration(node))
    .filter(isOptional);
  const symbols = project.checker.getSymbolAtLocation(members.map(({ name }) => name));
  return new Map(
    members.flatMap((member, nth) => declarationsOf(symbols[nth]).map((at) => [at, wordOf(member)] as const)),
  );
}

/** The kinds a union of the protocol has, such as those of `InboundEvent`. */
export function kindsOf(project: Project, path: string, union: string): readonly string[] {
  const alias = nodesOf(project, path).find(
    (node) => isTypeAliasDeclaration(node) && node.name.getText() === union,
  );
  const type = alias && project.checker.getTypeAtLocation(alias);
  const kind = type && project.checker.getPropertyOfType(type, "kind");
  return (kind?.declarations ?? []).flatMap((handle) => {
    const declared = handle.resolve(project);
    return declared ? below(declared).flatMap((node) => (isStringLiteral(node) ? [node.text] : [])) : [];
  });
}

/** All nodes of a file, in their order. */
export function nodesOf(project: Project, path: string): readonly Node[] {
  const source = project.program.getSourceFile(ROOT + path);
  if (!source) throw new Error(`The program has no ${path}.`);
  return below(source);
}

/** A node and all below it. */
export function below(node: Node): Node[] {
  const nodes = [node];
  node.forEachChild((child) => void nodes.push(...below(child)));
  return nodes;
}

const isOptional = ({ postfixToken }: MethodSignatureDeclaration | PropertySignatureDeclaration): boolean =>
  postfixToken?.kind === SyntaxKind.QuestionToken;

/** Where a symbol is declared, in words that compare. */
export const declarationsOf = (symbol: Symbol | undefined): readonly string[] =>
  (symbol?.declarations ?? []).map(({ path, index }) => `${path}#${index}`);

function wordOf(member: Node): ProtocolWord {
  const way: string[] = [];
  for (let at: Node = member; ; at = at.parent) {
    if (isPropertySignatureDeclaration(at) || isMethodSignatureDeclaration(at))
      way.unshift(at.name.getText());
    if (!isTypeAliasDeclaration(at)) continue;
    const name = way.at(-1) ?? "";
    return { path: [at.name.getText(), ...way].join("."), name, beside: besideOf(member.parent) };
  }
}

const besideOf = (type: Node): readonly string[] =>
  isTypeLiteralNode(type)
    ? type.members.flatMap((one) =>
        isPropertySignatureDeclaration(one) && !isOptional(one) ? [one.name.getText()] : [],
      )
    : [];
