import type { DocumentFacts } from './write-document.js';
import { mergeInto, said } from './merge.js';
import type { InfoObject, LicenseObject } from './objects.js';
import type { VersionFacts } from './version.js';

/** What a document says of the application itself. */
export function infoObject({ title, version, summary, description, options }: DocumentFacts, { hasSummary }: VersionFacts): InfoObject {
  const { license, ...others } = options.info ?? {};
  const info: InfoObject = said({
    title,
    summary: hasSummary && summary !== '' ? summary : undefined,
    description: description === '' ? undefined : description,
    license: license && (hasSummary ? { ...license } : addressed(license)),
    version,
  });
  mergeInto(info, others);
  return info;
}

/** Before OpenAPI 3.1 a license had an address and no identifier; SPDX gives each one. */
function addressed({ identifier, ...license }: LicenseObject): LicenseObject {
  return identifier === undefined ? license : { ...license, url: `https://spdx.org/licenses/${identifier}.html` };
}
