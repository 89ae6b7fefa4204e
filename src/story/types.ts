/**
 * The vocabulary of the story: what the data folder says, after it was read, checked and frozen.
 * All coordinates are WGS84 longitude/latitude in degrees; every other CRS was converted on the way in.
 */
import type { DeedKind, Drawings, FigureKind, MapRows, Part } from './kinds';

/** Longitude, latitude in degrees, WGS84. */
export type LonLat = readonly [lon: number, lat: number];

/** West, south, east, north in degrees, WGS84. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** An achievement figure of the report. `atLeast` is 余: a lower bound. */
export interface Fact {
  readonly id: string;
  readonly section: number;
  readonly lead: number;
  readonly value: number;
  readonly unit: string;
  /** The exact wording, 余 included, such as 200余家. The only form in which the number may be shown. */
  readonly display: string;
  readonly exactness: 'exact' | 'atLeast';
  readonly phrase: string;
  readonly counts: string;
  readonly not: string;
}

/** The two ends of the main water in the compass's words, such as 西北 and 东南, first the end where the order begins. */
export type Course = readonly [from: string, to: string];

export interface Street {
  readonly id: string;
  readonly name: string;
  /** The name without 街道, 镇 or 乡, for labels. */
  readonly label: string;
  readonly at: LonLat;
  /** How far the sources for the point lie apart, metres. */
  readonly spreadM: number;
  /** The district it belonged to before the merger. */
  readonly former: string;
  /** Place in the sequence along the canal, 0 = nearest to the beginning of its course. Order only: no distance is meant. */
  readonly order: number;
  /** Id of the nearest waterway. */
  readonly nearestWaterway: string;
  /** Row (0 = north) and column (0 = west) in the tile map. */
  readonly tile: { readonly row: number; readonly column: number };
}

export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly basis: string;
  /** A caution such as 待核实, or empty. */
  readonly status: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  /** What it is: one that ends in 桥 is drawn as a bridge, one that ends in 圈 or 区 is an area. */
  readonly kind: string;
  /** The part of the report that names it; null for what only helps to find one's way. */
  readonly section: Part | null;
  /** null = no source says where it is. */
  readonly at: LonLat | null;
  /** How far off it may lie, metres; 0 = no source says so. */
  readonly spreadM: number;
}

export interface Waterway {
  readonly id: string;
  readonly name: string;
  readonly main: boolean;
  readonly line: readonly LonLat[];
  /** Outline of the brush stroke along the line, a closed ring. */
  readonly brush: readonly LonLat[];
  readonly lengthM: number;
  /** Half of the stroke's mean width on the ground, metres. */
  readonly halfWidthM: number;
}

/**
 * A named thing of the report. Equal among its like: how many there are is never shown, summed or drawn as an amount,
 * for the report names some of them (等).
 */
export interface Deed {
  readonly id: string;
  readonly section: Part;
  /** Of its section, 1-based; 0 outside the numbered sections. */
  readonly lead: number;
  readonly kind: DeedKind;
  /** As the report has it. */
  readonly name: string;
  /** Our own words beside it, without a number; may be empty. */
  readonly words: string;
  /** Rows with the same one are joined by one sentence of the report; empty for a row that stands alone. */
  readonly strand: string;
  /** What can be followed through the sections, such as 养老; else empty. */
  readonly theme: string;
  /** Id of a place, or empty. */
  readonly place: string;
  /** Id of a fact, or empty. */
  readonly fact: string;
  /** The report's list goes on after this one (等). */
  readonly open: boolean;
}

export type Glyph = 'boat' | 'bridge' | 'roof' | 'ripple' | 'sail';

export interface Figure {
  readonly id: string;
  readonly kind: FigureKind;
  readonly title: string;
  readonly fact: string | null;
  readonly glyph: Glyph | null;
  readonly unitLabel: string;
  readonly noun: string;
  readonly rows: MapRows | null;
  /** The part of the report whose deeds it draws; null for a figure that draws none, or those of all parts. */
  readonly part: Part | null;
  /** The one strand of its part that it draws; empty = all that the part has. */
  readonly strand: string;
}

/** What a step asks of the stage. Names only things that exist; the check sees to that. */
export interface SceneSpec {
  readonly layout: FigureKind;
  /** Ids of streets, places and waterways that the camera is fitted to; empty = the canal and all streets. */
  readonly focus: readonly string[];
  readonly places: readonly string[];
  readonly emphasis: readonly string[];
  readonly platforms: boolean;
  readonly basis: boolean;
  readonly reveal: boolean;
  readonly note: string;
  /** The lead, 1-based, of the figure's part whose fold the step is about; 0 = none. */
  readonly fold: number;
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly figure: string | null;
  /** The step at which the reader chooses a street. */
  readonly finder: boolean;
  readonly scene: SceneSpec;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  /** 引子, 一 … 五, or empty. */
  readonly numeral: string;
  /** The section of the report, 1-based; null for the chapters that are ours. */
  readonly section: number | null;
  readonly heading: string;
  readonly result: string;
  readonly leads: readonly string[];
  readonly steps: readonly Step[];
}

/** An id that went, and the one that stands in its place. */
export type Moved = readonly [old: string, id: string];

/** What a map must say of itself, wherever it is shown. */
export interface MapDuties {
  /** 审图号, or empty. */
  readonly reviewNumber: string;
  /** A basemap or a boundary is used and its 审图号 is still wanting: the page says so. */
  readonly reviewPending: boolean;
  /** Of the waters. */
  readonly source: string;
  /** The same in few words, for a map on which the whole takes more than a line. */
  readonly sourceShort: string;
  /** Of the basemap; empty while only the embedded drawing is used. */
  readonly basemapSource: string;
  readonly positionNote: string;
  readonly dataDate: string;
}

/** All that a stage needs to draw any step: this part travels to the browser. */
export interface StageStory {
  readonly chapters: readonly Chapter[];
  /** What stands at the foot of the page, off the road: method, sources, figures to look things up in. */
  readonly foot: readonly Chapter[];
  readonly figures: readonly Figure[];
  readonly facts: readonly Fact[];
  /** In the order along the canal. */
  readonly streets: readonly Street[];
  readonly platforms: readonly Platform[];
  readonly places: readonly Place[];
  /** In the order of the report. Only charts show them: they travel with what draws charts. */
  readonly deeds: readonly Deed[];
  readonly waterways: readonly Waterway[];
  /** What the page calls the main water, such as 河, and what a lantern stands for, such as 街道. */
  readonly water: string;
  readonly unit: string;
  /** Where the main water begins and ends; null for one that ends where it begins, such as a moat. */
  readonly course: Course | null;
  /** Name of what the former districts became; empty if it is not to be said. */
  readonly merged: string;
  /** The report's list of platforms ends in 等: it names some of them. */
  readonly platformsOpen: boolean;
  /** Bounds of the main waterway. */
  readonly canalBounds: Bounds;
  /** Radius of the land that all streets lie on, from the middle of these bounds, m. */
  readonly landM: number;
  readonly duties: MapDuties;
  /** The district's official line is to be drawn (see {@link Story.boundary}). */
  readonly boundary: boolean;
  /** Ids of steps that went: addresses with them are still about. Absent where none has gone. */
  readonly was?: readonly Moved[];
}

/** A run of prose: plain text, or a fact shown in its exact wording. */
export type Inline = { readonly text: string } | { readonly fact: string };

export interface StepText {
  readonly prose: readonly Inline[];
  readonly notes: readonly Inline[];
}

export interface FigureText {
  readonly summary: readonly Inline[];
  readonly counts: string;
  readonly not: string;
  readonly source: string;
}

export interface StreetRecord {
  readonly code: string;
  readonly represents: string;
  readonly sources: string;
  /** Ids of the streets whose points are nearest, nearest first. */
  readonly neighbours: readonly string[];
}

export interface PlaceRecord {
  /** How sure the point is, in the data's words; empty for a place without one. */
  readonly confidence: 'high' | 'medium-high' | 'medium' | '';
  readonly source: string;
}

/** A piece of a line, and where it leads: empty for plain words. */
export interface Linked {
  readonly text: string;
  readonly href: string;
}

export interface Site {
  readonly title: string;
  readonly subtitle: string;
  /** Facts already spelled out. */
  readonly description: string;
  readonly language: string;
  /** Address at which the story is published, ending in a slash; empty if it is not known yet. */
  readonly address: string;
  /** How the publisher is reached where the page is a barrier, one line; no piece if that is not set. */
  readonly contact: readonly Linked[];
  /** The site's numbers in the registers of websites; empty if none is set. */
  readonly records: readonly Linked[];
  /** Province, city, district, as they are written before a street's name. */
  readonly region: readonly string[];
  /** The four characters of the page's own seal. */
  readonly seal: string;
  /** The cover painting, and a bridge on the map. */
  readonly drawings: Drawings;
  /** Nothing in it is so: whatever leaves the site says it. */
  readonly fictional: boolean;
  readonly report: { readonly title: string; readonly name: string; readonly period: string };
  readonly meta: Readonly<Record<'site_name' | 'column_name' | 'pub_date' | 'content_source' | 'site_id_code' | 'keywords', string>>;
  readonly allowedHosts: readonly string[];
  readonly merger: { readonly year: string; readonly source: string };
}

/** Where map tiles come from, besides the embedded drawing. All are Web-Mercator (EPSG:3857), {z} {x} {y} in the address. */
export type Basemap =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'tianditu'; readonly host: string; readonly layer: 'vec' | 'img' }
  | { readonly kind: 'raster'; readonly url: string; readonly minZoom: number; readonly maxZoom: number };

/** What the map engine needs to draw tiles. */
export interface Tiles {
  /** Layers from below; each a list of addresses that share the load, with {z} {x} {y}. */
  readonly layers: readonly (readonly string[])[];
  /** Zoom levels that the service has, for 256 px tiles; beyond the last one the engine enlarges. */
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Recordings of the steps. */
export interface Voice {
  /** Step id → file, from the data folder as from the site's root. */
  readonly files: Readonly<Record<string, string>>;
  /** The single file for a meeting without network has them inside. */
  readonly offline: boolean;
}

/** The whole validated story: the stage's part, and the words that only the prerendered page needs. */
export interface Story {
  readonly stage: StageStory;
  readonly steps: Readonly<Record<string, StepText>>;
  readonly figures: Readonly<Record<string, FigureText>>;
  readonly streets: Readonly<Record<string, StreetRecord>>;
  /** Ids of figures that went. */
  readonly movedFigures: readonly Moved[];
  readonly places: Readonly<Record<string, PlaceRecord>>;
  /** The owner's official boundary as lines, WGS84; empty unless it may be drawn. */
  readonly boundary: readonly (readonly LonLat[])[];
  readonly basemap: Basemap;
  readonly site: Site;
  readonly voice: Voice;
}
