export const browserArgs: string[];
export const pictureArgs: string[];
export function findBrowser(): string | undefined;
export function ensureBrowser(): Promise<string>;
/** Poppler's program that draws the pages of a PDF, if it is there. */
export declare function findPoppler(): string | undefined;
/** Installs Poppler where that can be done. */
export declare function ensurePoppler(): void;
/** A program by its name, as a shell would find it. */
export declare function findProgram(name: string): string | undefined;
/** Installs system packages on Debian and its kin; false where that cannot be done. */
export declare function installPackages(packages: readonly string[]): boolean;
