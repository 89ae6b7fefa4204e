import '../../ui/index.css';
import { wakePage } from './wake';

wakePage();
