/** The settings of the site as pages take them. */
import { policeCode, reachesIn } from '../intake/forms';
import { FICTIONAL } from '../../tables/words';
import type { SiteFile } from '../intake/schema/site';
import { spellOut } from './prose';
import type { Basemap, Fact, Linked, Site } from '../types';

/** Its subtitle and its report say it: one of them stands on every picture. */
export const markedFictional = (site: SiteFile): SiteFile => ({
  ...site,
  subtitle: `${FICTIONAL} · ${site.subtitle}`,
  description: `${FICTIONAL}：${site.description}`,
  report: { ...site.report, title: `${FICTIONAL}：${site.report.title}`, name: `${FICTIONAL}：${site.report.name}` },
});

/** The basemap's settings, of its own kind alone. */
export function basemapOf({ basemap, tianditu, raster }: SiteFile['map']): Basemap {
  if (basemap === 'tianditu') return { kind: 'tianditu', host: tianditu.host, layer: tianditu.layer };
  if (basemap === 'raster' && raster) return { kind: 'raster', url: raster.url, minZoom: raster.min_zoom, maxZoom: raster.max_zoom };
  return { kind: 'embedded' };
}

/** The site, its numbers spelled out. */
export function siteOf(site: SiteFile, facts: readonly Fact[]): Site {
  const { title, subtitle, language, address, region, meta, fictional } = site;
  const { seal, drawings } = site.local;
  const { title: reportTitle, name, period } = site.report;
  const { year, source } = site.merger;
  return {
    title,
    subtitle,
    description: spellOut(site.description, facts),
    language,
    address,
    contact: contactOf(site.contact),
    records: recordsOf(site),
    region,
    seal,
    drawings,
    fictional,
    meta,
    allowedHosts: site.allowed_hosts,
    report: { title: reportTitle, name, period },
    merger: { year, source },
  };
}

/** The line in pieces: what reaches somebody, and the words between. */
function contactOf(line: string): Linked[] {
  const pieces: Linked[] = [];
  let at = 0;
  for (const reach of reachesIn(line)) {
    const from = line.indexOf(reach.text, at);
    pieces.push({ text: line.slice(at, from), href: '' }, reach);
    at = from + reach.text.length;
  }
  return [...pieces, { text: line.slice(at), href: '' }].filter(({ text }) => text !== '');
}

/** Each number leads to the register that has it, as the registers ask. */
function recordsOf({ icp, police_record }: SiteFile): Linked[] {
  return [
    { text: icp, href: 'https://beian.miit.gov.cn/' },
    { text: police_record, href: `https://beian.mps.gov.cn/#/query/webSearch?code=${policeCode(police_record) ?? ''}` },
  ].filter(({ text }) => text !== '');
}
