export { RoutingProblemError } from './errors';
export { greatCircleKm, greatCircleMatrix } from './great-circle';
export type { GeoPoint } from './great-circle';
export { priceRoutes } from './price-routes';
export type { GivenRoute } from './price-routes';
export type { DriverBreak, RoutingProblem, Stop, TimeWindow, Vehicle } from './problem';
export type {
  LeftOutStop, PlanSummary, Route, RouteStop, RoutingConstraint, RoutingOptions, RoutingProgress, RoutingSolution,
} from './solution';
export { solveRoutes } from './solve-routes';
export { withoutConstraints } from './without-constraints';
