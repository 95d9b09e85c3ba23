import type { SchemaDialect } from '../../model/schema/schema.js';

/** A version of the OpenAPI Specification that documents are written in. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** What is written differently from one version to another. */
export interface VersionFacts {
  /** What stands under `openapi`. */
  readonly number: string;
  readonly dialect: SchemaDialect;
  /** Methods that have a word of their own in a Path Item Object. */
  readonly methods: ReadonlySet<string>;
  /** Where operations of other methods stand. */
  readonly others: 'additionalOperations' | 'x-additionalOperations';
  readonly webhooks: 'webhooks' | 'x-webhooks';
  /** Whether Info has a summary, a license an SPDX identifier, and a security scheme may be mutual TLS. */
  readonly hasSummary: boolean;
  /** Whether tags have a summary, a parent and a kind, and servers a name. */
  readonly hasTagKinds: boolean;
}

const usual = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export const versions: Readonly<Record<OpenApiVersion, VersionFacts>> = {
  '3.0': {
    number: '3.0.3',
    dialect: 'openapi-3.0',
    methods: new Set(usual),
    others: 'x-additionalOperations',
    webhooks: 'x-webhooks',
    hasSummary: false,
    hasTagKinds: false,
  },
  '3.1': {
    number: '3.1.0',
    dialect: 'openapi-3.1',
    methods: new Set(usual),
    others: 'x-additionalOperations',
    webhooks: 'webhooks',
    hasSummary: true,
    hasTagKinds: false,
  },
  '3.2': {
    number: '3.2.0',
    dialect: 'openapi-3.1',
    methods: new Set([...usual, 'query']),
    others: 'additionalOperations',
    webhooks: 'webhooks',
    hasSummary: true,
    hasTagKinds: true,
  },
};
