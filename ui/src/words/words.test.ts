// No text in code; every sentence that the code asks for exists, in both languages, with the same variables.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";
import { parse } from "svelte/compiler";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("..", import.meta.url));
const locales = join(src, "../../locales");
const files = ["shell", "pair", "login", "recovery", "backup-codes", "board", "exercise", "standing", "way-back", "policy", "updates", "errors"];

const nl = messages("nl");
const en = messages("en");

describe("the two languages", () => {
  test("have the same messages, each with the same variables", () => {
    expect(nl.size).toBeGreaterThan(50);
    expect(Object.fromEntries(en)).toEqual(Object.fromEntries(nl));
  });

  test.each(["nl", "en"])("%s names no message twice", (language) => {
    const ids = files.flatMap((file) => [...resource(language, file).body].map(({ id }) => id));
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  test.each(["nl", "en"])("%s parses without leaving anything out", (language) => {
    for (const file of files) {
      const written = text(language, file).match(/^[a-z][\w-]*\s*=/gm)?.length ?? 0;
      expect(resource(language, file).body.length, file).toBe(written);
    }
  });
});

describe("what the code asks for", () => {
  const asked = sources().flatMap(({ path, text }) => [...idsIn(text)].map((id) => ({ path, id })));

  test("was found by this test", () => expect(asked.length).toBeGreaterThan(80));

  test("exists", () => {
    // a template asks for a family: at least one message must be of it
    const missing = asked.filter(({ id }) => !([...nl.keys()].some((known) => fits(id, known))));
    expect(missing).toEqual([]);
  });
});

describe("what a part that is loaded when it is needed asks for", () => {
  const parts = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, to]) => join(dirname(path), to!)),
  );

  test("was found by this test", () => expect(parts.length).toBeGreaterThan(2));

  test.each(["App.svelte", ...parts])("comes with it: %s", (part) => {
    // the words themselves say "unknown" only once they have learned what is said of failures
    const paths = [...reached(part)].filter((path) => !path.endsWith("words.svelte.ts"));
    const modules = paths.map((path) => readFileSync(path, "utf8"));
    const brought = ["shell", ...modules.flatMap(learnedIn)];
    const known = brought.flatMap((file) => [...resource("nl", file).body]).map(({ id }) => id);
    const missing = modules.flatMap((text) => [...idsIn(text)]).filter((id) => !known.some((each) => fits(id, each)));
    expect(missing).toEqual([]);
  });
});

describe("what a person reads", () => {
  test("never stands in a component", () => {
    const literals = sources()
      .filter(({ path }) => path.endsWith(".svelte"))
      .flatMap(({ path, text }) => literalsIn(text).map((literal) => `${path}: ${literal}`));
    expect(literals).toEqual([]);
  });

  test("would be found there", () => {
    expect(literalsIn('<p>Hallo</p><input placeholder="Zoek" /><Part title="Weg" label={`a ${b}`} />')).toEqual([
      "Hallo",
      "placeholder=Zoek",
      "title=Weg",
    ]);
    expect(literalsIn('<p>{t("x")} · 12</p><button type="button" class="big">{#if a}nee{/if}</button>')).toEqual(["nee"]);
  });
});

function text(language: string, file: string): string {
  return readFileSync(join(locales, language, `${file}.ftl`), "utf8");
}

function resource(language: string, file: string): FluentResource {
  return new FluentResource(text(language, file));
}

/** Each message's id with the variables that it needs. */
function messages(language: string): Map<string, string[]> {
  const all = files.flatMap((file) => [...resource(language, file).body]);
  return new Map(all.map((message) => [message.id, [...new Set(variables(message))].sort()]));
}

function variables(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "type" in node && node.type === "var" && "name" in node ? [String(node.name)] : [];
  return [...own, ...Object.values(node).flatMap(variables)];
}

function sources(): { path: string; text: string }[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts"))
    .map((path) => ({ path: relative(src, join(src, path)), text: readFileSync(join(src, path), "utf8") }));
}

/** `t("id")` and t(`family-${…}`), the latter with `*` for what varies. */
function idsIn(text: string): Set<string> {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) ids.add(id!);
  for (const [, id] of text.matchAll(/\bt\(\s*`([^`]+)`/g)) ids.add(id!.replace(/\$\{[^}]*\}/g, "*"));
  return ids;
}

/** A module of src and all that it imports outright, types and what is loaded later left out. */
function reached(part: string): Set<string> {
  const seen = new Set<string>();
  visit(join(src, part));
  return seen;

  function visit(path: string) {
    const file = [path, `${path}.ts`, join(path, "index.ts")].find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
    if (!file || seen.has(file)) return;
    seen.add(file);
    const imports = readFileSync(file, "utf8").matchAll(/^\s*(?:import|export)\s(?!type\b)(?:[^;"]*\sfrom\s)?"(\.[^"]+)"/gm);
    for (const [, to] of imports) visit(join(dirname(file), to!));
  }
}

/** The file of sentences that a module learns. */
function learnedIn(text: string): string[] {
  return [...text.matchAll(/learn\(import\.meta\.glob<string>\("[^"]*\/([\w-]+)\.ftl"/g)].map(([, file]) => file!);
}

function fits(id: string, known: string): boolean {
  return new RegExp(`^${id.split("*").join("[\\w-]+")}$`).test(known);
}

const readAttributes = new Set(["aria-label", "aria-description", "placeholder", "title", "alt", "label", "text", "why", "about"]);

function literalsIn(source: string): string[] {
  const found: string[] = [];
  walk(parse(source, { modern: true }).fragment);
  return found;

  function walk(node: unknown) {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) return node.forEach(walk);
    const { type, data, name, value } = node as { type?: string; data?: string; name?: string; value?: unknown };
    if (type === "Text" && data && isWords(data)) found.push(data.trim());
    if (type === "StyleDirective") return;
    if (type === "Attribute") {
      const literal = Array.isArray(value) ? value.find((part) => part.type === "Text" && isWords(part.data)) : null;
      if (literal && readAttributes.has(name ?? "")) found.push(`${name}=${literal.data}`);
      return;
    }
    Object.values(node).forEach(walk);
  }
}

/** A scheme such as `otpauth://` reads the same in every language. */
function isWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^[a-z]+:\/\/$/.test(text);
}
