/**
 * Makes web/page/vendor/nlds.css: the few NL Design System components that the parent's page uses,
 * with the `voorbeeld` theme, and nothing else of either.
 *
 *   work=$(mktemp -d) && cp -r web/page_build/. "$work" && (cd "$work" && npm ci --ignore-scripts)
 *   node "$work/build.mjs" web/page
 *
 * node_modules stays in that temporary folder; only the result is kept in the repository.
 *
 * What is kept of the components: rules whose classes all occur in the page's own HTML, CSS or JavaScript.
 * What is kept of the theme: tokens that a kept rule or the page's own CSS uses, and the tokens those rest on.
 * Each package's own licence notice stays above its rules.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import postcss from "postcss";

const COMPONENTS = [
  "root", "skip-link", "heading-1", "heading-2", "heading-3", "paragraph", "link", "button",
  "form-label", "textarea", "form-field-description",
];
const THEME = "@nl-design-system-unstable/voorbeeld-design-tokens";
const USED_VARIABLE = /var\(\s*(--[\w-]+)/g;
const CLASS = /\.(-?[A-Za-z_][\w-]*)/g;
const NOT = /:not\((?:[^()]|\([^()]*\))*\)/g;

const require = createRequire(import.meta.url);

/** The text of a file inside an installed package. */
function packageFile(name, path) {
  return readFileSync(require.resolve(`${name}/${path}`), "utf8");
}

/** "name version, licence" of an installed package; stops when its licence is not EUPL-1.2. */
function notice(name) {
  const { version, license } = JSON.parse(packageFile(name, "package.json"));
  if (license !== "EUPL-1.2") throw new Error(`${name} has licence ${license}, not EUPL-1.2`);
  return `${name} ${version}, ${license}`;
}

/** All HTML, CSS and JavaScript that the page consists of, as one text. */
function ownSources(page) {
  return readdirSync(page, { recursive: true })
    .filter((name) => /\.(html|css|js)$/.test(name) && !name.startsWith("vendor"))
    .map((name) => readFileSync(join(page, name), "utf8"))
    .join("\n");
}

/** Drops the rules that need a class that `sources` never names; a rule without a class stays. */
function keepUsedRules(root, sources) {
  const isUsed = (selector) =>
    [...selector.replace(NOT, "").matchAll(CLASS)].every(([, name]) => new RegExp(`(^|[^\\w-])${name}($|[^\\w-])`).test(sources));
  root.walkRules((rule) => {
    rule.selectors = rule.selectors.filter(isUsed);
    if (rule.selectors.length === 0 || rule.selector === "") rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
}

/** Drops the theme's tokens that neither `css` nor a token that is kept refers to. */
function keepUsedTokens(theme, css) {
  const declared = new Map();
  theme.walkDecls(/^--/, (decl) => declared.set(decl.prop, decl.value));
  const needed = new Set();
  const need = (text) => {
    for (const [, token] of text.matchAll(USED_VARIABLE)) {
      if (!declared.has(token) || needed.has(token)) continue;
      needed.add(token);
      need(declared.get(token));
    }
  };
  need(css);
  theme.walkDecls((decl) => {
    if (!needed.has(decl.prop)) decl.remove();
  });
}

/** One rule a line, without comments: small, and a change still shows as a line. */
function compact(root) {
  root.walkComments((comment) => comment.remove());
  root.walk((node) => {
    node.raws.before = node.type === "decl" ? "" : "\n";
    node.raws.after = "";
    node.raws.between = node.type === "decl" ? ":" : "";
    node.raws.semicolon = false;
    if (node.type === "decl") node.value = node.value.replace(/\s+/g, " ").replace(/\( /g, "(").replace(/ \)/g, ")");
    if (node.type === "rule") node.selector = node.selectors.join(",");
  });
  return root.toString().trim();
}

const page = process.argv[2];
if (!page) {
  console.error("usage: node build.mjs FOLDER_OF_THE_PAGE");
  process.exit(2);
}
const sources = ownSources(page);
const components = COMPONENTS.map((component) => {
  const name = `@utrecht/${component}-css`;
  const root = postcss.parse(packageFile(name, "dist/index.css"));
  const copyright = root.first.type === "comment" ? root.first.toString() : "";
  keepUsedRules(root, sources);
  return { name, copyright, css: compact(root) };
});
const theme = postcss.parse(packageFile(THEME, "dist/theme.css"));
keepUsedTokens(theme, [sources, ...components.map(({ css }) => css)].join("\n"));

const head = [
  "/*! Made by web/page_build/build.mjs; do not edit by hand.",
  " * Parts of the NL Design System, licensed under the EUPL-1.2 (see LICENSE.md beside this file).",
  " * Changed: rules and tokens that the page does not use are left out, white space is removed.",
  ` * ${notice(THEME)}, NL Design System Community`,
  ...components.map(({ name }) => ` * ${notice(name)}`),
  " */",
];
// The components share one notice; it stands once above them.
const copyrights = [...new Set(components.map(({ copyright }) => copyright))].filter(Boolean);
const css = [...head, compact(theme), ...copyrights, ...components.map(({ css }) => css)].join("\n") + "\n";
writeFileSync(join(page, "vendor", "nlds.css"), css);
writeFileSync(join(page, "vendor", "LICENSE.md"), packageFile("@utrecht/button-css", "LICENSE.md"));
console.log(`${join(page, "vendor", "nlds.css")}: ${css.length} characters`);
