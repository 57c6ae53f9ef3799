import { WorkingCalendar } from '../calendar';
import type { Area, Warehouse } from '../model';
import { rounded } from '../money';

const PLACES = [
  { city: 'Rotterdam', country: 'NL', latitude: 51.9244, longitude: 4.4777, timeZone: 'Europe/Amsterdam', range: 400, areas: ['Holland', 'Brabant', 'Flanders'] },
  { city: 'Hamburg', country: 'DE', latitude: 53.5511, longitude: 9.9937, timeZone: 'Europe/Berlin', range: 300, areas: ['Elbe', 'Weser', 'Baltic'] },
  { city: 'Lyon', country: 'FR', latitude: 45.764, longitude: 4.8357, timeZone: 'Europe/Paris', range: 220, areas: ['Rhone', 'Savoy'] },
  { city: 'Milan', country: 'IT', latitude: 45.4642, longitude: 9.19, timeZone: 'Europe/Rome', range: 160, areas: ['Lombardy', 'Piedmont'] },
  { city: 'Warsaw', country: 'PL', latitude: 52.2297, longitude: 21.0122, timeZone: 'Europe/Warsaw', range: 120, areas: ['Mazovia', 'Silesia'] },
] as const;

/** From a warehouse to the middle of its areas, degrees of latitude: some 45 km. */
const TO_AREA = 0.4;

/** The five warehouses, the largest first. They stock `scale` times the usual number of products. */
export function planWarehouses(scale: number): Warehouse[] {
  return PLACES.map(({ city, country, areas, range, ...place }, index) => ({
    ...place, index, city, country, range: range * scale,
    id: `WH0${index + 1}`,
    name: `${city} Distribution Centre`,
    calendar: new WorkingCalendar(country),
    areas: areas.map((name, turn) => areaAround(place, name, 2 * Math.PI * turn / areas.length + index)),
  }));
}

function areaAround({ latitude, longitude }: { latitude: number; longitude: number }, name: string, angle: number): Area {
  return {
    name,
    latitude: rounded(latitude + TO_AREA * Math.sin(angle), 4),
    longitude: rounded(longitude + TO_AREA * Math.cos(angle) / Math.cos(latitude * Math.PI / 180), 4),
  };
}
