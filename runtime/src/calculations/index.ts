export type { Calculation, CalculationControl, CalculationOptions, Calculator } from './calculation';
export { controlOf } from './control';
export { CalculationError, CalculationLostError, faultOf } from './fault';
export { InProcessCalculator } from './in-process-calculator';
export { WorkerCalculator } from './worker-calculator';
export type { ThreadMessage } from './worker-calculator';
