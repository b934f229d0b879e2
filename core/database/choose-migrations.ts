import { conflict } from "../kernel/errors.ts";
import type { SqlFile } from "./migration-files.ts";

/** A row of schema_migrations or schema_functions. */
export type AppliedFile = { readonly name: string; readonly checksum: string };

/** A migration that only a database from before the baseline has (docs/decisions/0016-a-file-a-function.md). */
const BEFORE_BASELINE = "0002_create_identity";

/** Chooses the migrations a database lacks; throws when the database holds what the files do not say. */
export function chooseMigrations(migrations: readonly SqlFile[], applied: readonly AppliedFile[]): SqlFile[] {
  refuseUnknown(migrations, applied);
  refuseChanged(migrations, applied);
  const done = new Set(applied.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  const last = applied.at(-1)?.name ?? "";
  const late = pending.filter(({ name }) => name < last).map(({ name }) => name);
  if (late.length > 0)
    throw conflict(
      "migration_late",
      `These migrations come before one already applied (${last}): ${late.join(", ")}. Give them a higher number.`,
      { late },
    );
  return pending;
}

function refuseUnknown(migrations: readonly SqlFile[], applied: readonly AppliedFile[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (newer.includes(BEFORE_BASELINE))
    throw conflict(
      "database_before_baseline",
      "The database was made before the first release, when its migrations were still being put together, and cannot be brought up to date: start with an empty database, or go back to the version that made it.",
    );
  if (newer.length > 0)
    throw conflict(
      "database_newer",
      `The database was migrated by a newer hub (${newer.join(", ")}). Start that version, or restore a backup from before.`,
      { newer },
    );
}

function refuseChanged(migrations: readonly SqlFile[], applied: readonly AppliedFile[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const changed = applied
    .filter(({ name, checksum }) => known.get(name) !== checksum)
    .map(({ name }) => name);
  if (changed.length > 0)
    throw conflict(
      "migration_changed",
      `These migrations were applied with another text: ${changed.join(", ")}. Put the old text back and make a new migration.`,
      { changed },
    );
}
