/** Where the documentation pages get the document from. */
export interface DocumentSource {
  readonly title: string;
  /** The text as it is served where the application is mounted below `base` (empty at the root); made on first use, from memory afterwards. */
  served(format: 'json' | 'yaml', base: string): Promise<{ readonly body: string; readonly etag: string }>;
  /** Origins that the pages must be allowed to talk to: those of token URLs and servers. */
  origins(): Promise<readonly string[]>;
}
