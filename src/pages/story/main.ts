import { wakePage } from './wake';

wakePage();
