/** Recordings in the data folder: `voice/<step>.mp3` or `.m4a`, and beside each `<step>.txt`, the words that it speaks. */

/** Folder of the recordings, inside the data folder and on the site. */
export const VOICE_FOLDER = 'voice/';
const NAME = /^voice\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(mp3|m4a|txt)$/;

export interface VoiceFile {
  /** Path from the data folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Id of the step by its name; null if it has no name of ours. */
  readonly step: string | null;
  readonly kind: 'mp3' | 'm4a' | 'txt' | null;
}

/** The files of `voice/` among those of a data folder, in the order of their names. */
export function voiceFiles(files: Readonly<Record<string, Uint8Array>>): VoiceFile[] {
  return Object.entries(files)
    .filter(([file]) => file.startsWith(VOICE_FOLDER))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, bytes]) => {
      const [, step, kind] = NAME.exec(file) ?? [];
      return { file, bytes, step: step ?? null, kind: (kind as VoiceFile['kind']) ?? null };
    });
}

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/** Whether bytes begin as sound of that kind does: an ID3 tag or an MPEG layer III frame; the `ftyp` box of MPEG-4. */
export function soundsLike(kind: 'mp3' | 'm4a', bytes: Uint8Array): boolean {
  if (kind === 'm4a') return ascii(bytes, 4, 4) === 'ftyp';
  const [sync = 0, layer = 0, rates = 0] = bytes;
  // Eleven ones, a version that exists, layer III; a bit rate and a sampling rate that exist.
  const frame = sync === 0xff && (layer & 0xe6) === 0xe2 && (layer & 0x18) !== 0x08 && rates >> 4 !== 15 && (rates & 0x0c) !== 0x0c;
  return ascii(bytes, 0, 3) === 'ID3' || frame;
}
