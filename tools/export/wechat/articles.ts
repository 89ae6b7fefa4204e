/** The story, and each of its figures, as articles for WeChat: `wechat/story.html`, `wechat/<figure>.html`. */
import { sheetStyle } from '../../../build/sheet-style';
import type { Size } from '../../../src/scene/camera';
import { lastStepOf } from '../../../src/scene/find';
import type { Chapter, Figure, Step, Story } from '../../../src/story/types';
import { must } from '../../../src/tables/must';
import { markOf, reviewOf } from '../../../src/tables/words';
import type { ArticleDrawings, Drawn } from '../../../src/take/article/prerender';
import { words } from '../../../src/take/article/words';
import { labels, sheetWordsOf, spoken, type FigureWords } from '../../../src/take/sheet/words';
import { pigmentsOf } from '../drawing/pigments';
import { modelsOf } from '../drawing/walk';
import { Blocks } from './blocks';
import { element, escaped } from './markup';
import { easel } from './picture';

/** The module that draws the articles' pictures, as Vite loads it. */
export interface ArticleModule {
  articleDrawings(story: Story): ArticleDrawings;
}

/** Sizes of the cover painting and of the seal as they are drawn, px. */
const PAINTING = { width: 1440, height: 400 };
const SEAL = { width: 64, height: 64 };
/** The seal's width in an article, px. */
const STAMP = 52;

/** An article as a page that a browser opens: what is taken along is its body. */
function page({ site }: Story, title: string, article: string): string {
  const name = [markOf(site), title].filter(Boolean).join('：');
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    element('title', {}, escaped(name));
  return `<!doctype html>\n${element('html', { lang: site.language }, element('head', {}, head), element('body', {}, article))}\n`;
}

/** All articles, each under its file's name. */
export function articles(root: string, story: Story, module: ArticleModule): Map<string, string> {
  const { stage, site } = story;
  const drawings = module.articleDrawings(story);
  const said = sheetWordsOf(story);
  const pigmentOf = pigmentsOf(root);
  const blocks = new Blocks(pigmentOf);
  const sign = { text: words.again, ink: pigmentOf('--cinnabar'), rest: pigmentOf('--hair') };
  const paint = easel(modelsOf(sheetStyle(root, drawings.style), drawings.defs), pigmentOf('--paper'), sign);
  const wordsOf = (id: string): FigureWords => must(said.figures[id], `figure "${id}"`);
  const proseOf = (step: Step): string => blocks.p('prose', spoken(story, must(story.steps[step.id], `step "${step.id}"`).prose));

  function picture({ markup, scene }: Drawn): string {
    const { svgs, unfolds } = paint(markup, scene.size, scene.layout);
    return svgs.map((svg) => svg + blocks.p('tap', unfolds ? words.tap : '')).join('');
  }

  /** What a map owes stands below it, too: after the first tap it shows its water and no words. */
  const owed = ({ scene }: Drawn): string =>
    blocks.p('small', scene.map ? [stage.duties.positionNote, stage.duties.source, reviewOf(stage.duties)].filter(Boolean).join('。') : '');
  const still = (markup: string, size: Size): string => paint(markup, size, null).svgs.join('');

  const pictures = new Map<string, string>();

  /** A figure's picture with all that must be said of it; drawn once, for it stands in two articles. */
  function figure(id: string, caption: string): string {
    const { counts, not, source } = wordsOf(id);
    const scope = [
      [labels.counts, counts],
      [labels.not, not],
      [labels.source, source],
    ].map(([name, text]) => blocks.p('small', text ? `${name}：${text}` : ''));
    const drawn = must(drawings.figures.get(id), `drawing of "${id}"`);
    const shown = pictures.get(id) ?? picture(drawn);
    pictures.set(id, shown);
    return shown + blocks.p('caption', caption) + scope.join('') + owed(drawn);
  }

  const number = (id: string): string => {
    const { number: parts, noun } = wordsOf(id);
    return parts ? blocks.number(parts) + blocks.p('noun', noun) : '';
  };

  function step(own: Step): string {
    const { id, figure: shown } = own;
    const head = blocks.p('title', own.title) + (shown === null ? '' : number(shown)) + proseOf(own);
    if (shown === null) {
      const find = own.finder ? blocks.p('prose', words.find(stage.unit)) : '';
      const drawn = must(drawings.steps.get(id), `drawing of "${id}"`);
      return blocks.section(head, find, picture(drawn), owed(drawn));
    }
    // A figure that several steps show stands with the last of them, after all that is said of it.
    return blocks.section(head, lastStepOf(stage, shown) === id ? figure(shown, wordsOf(shown).title) : '');
  }

  const chapter = ({ numeral, title, heading, steps }: Chapter): string =>
    blocks.chapter(blocks.p('kicker', numeral), blocks.p('chapter', title), blocks.p('heading', heading)) + steps.map(step).join('');

  const foot = blocks.chapter(
    blocks.small(STAMP, still(drawings.seal, SEAL)),
    ...[words.from(site.report), ...said.site.dates, words.at(site.address), markOf(site)].map((line) => blocks.p('small', line)),
  );

  function whole(): string {
    const [cover, ...chapters] = stage.chapters;
    return blocks.article(
      blocks.p('mark', markOf(site)),
      blocks.section(
        blocks.p('cover', site.title),
        blocks.p('subtitle', site.subtitle),
        blocks.wide(still(drawings.painting, PAINTING)),
        ...(cover?.steps ?? []).map(proseOf),
      ),
      ...chapters.map(chapter),
      foot,
    );
  }

  const single = ({ id, title }: Figure): string =>
    blocks.article(
      blocks.p('mark', markOf(site)),
      blocks.p('kicker', `${site.title} · ${site.subtitle}`),
      blocks.section(blocks.p('title', title), number(id), blocks.p('prose', wordsOf(id).summary), figure(id, '')),
      foot,
    );

  return new Map([
    ['wechat/story.html', page(story, site.title, whole())],
    ...stage.figures.map((each) => [`wechat/${each.id}.html`, page(story, each.title, single(each))] as const),
  ]);
}
