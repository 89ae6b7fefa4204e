import { wakePage } from './page/wake';

wakePage();
