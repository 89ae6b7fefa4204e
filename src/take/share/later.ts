/** The dialog as a part to be fetched: a file of its own, so that it can be asked for again under another address. */
export { openShare } from './start';
