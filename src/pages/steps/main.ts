import { wakeStepwise } from './wake';

void wakeStepwise();
