import '../../ui/index.css';
import { wakeStepwise } from './wake';

void wakeStepwise();
