/** Made by `build/persisted-documents.ts`. */
declare module 'virtual:documents' {
  /** By the name of the operation. */
  export const documentIds: Readonly<Record<string, string>>;
}

/** Made by `build/project-docs.ts`. */
declare module 'docs:*' {
  /** The document's first heading. */
  export const title: string;
  /** What stands below it. */
  export const html: string;
  export const headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
}

/** Made by `build/built-pieces.ts`. */
declare module 'virtual:pieces' {
  /** By the file it is made of, from `web`. */
  export const pieces: Readonly<
    Record<string, { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }>
  >;
}
