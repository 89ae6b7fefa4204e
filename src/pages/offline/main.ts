/** The one file for a meeting without network: story and presenter in one; its address says which. */
import '../../ui/index.css';
import { standing } from '../../drive/surface';
import { wakePage } from '../story/wake';
import { wakeStepwise } from '../steps/wake';

if (standing('mode') === 'present') void wakeStepwise();
else wakePage();
