/** What axe finds. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Looks for barriers alone: to list what is well, node by node, costs more than to look. */
export const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
