/** What the module of the documentation is called among the others. Its pages are made from routes, and so stand above them. */
export const documentationId = 'DocumentationModule';
