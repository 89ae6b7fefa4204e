export const browserArgs: string[];
export const pictureArgs: string[];
export function findBrowser(): string | undefined;
export function ensureBrowser(): Promise<string>;
