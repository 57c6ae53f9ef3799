import { greatCircleKm, greatCircleMatrix } from '../../src/routing';

const NASHVILLE = { latitude: 36.12, longitude: -86.67 };
const LOS_ANGELES = { latitude: 33.94, longitude: -118.4 };

test('from Nashville to Los Angeles, the usual example of the haversine: 2,887.26 km on a sphere of 6,372.8 km', () => {
  expect(greatCircleKm(NASHVILLE, LOS_ANGELES) * 6372.8 / 6371.0088).toBeCloseTo(2887.26, 2);
});

test('a degree of the equator and of a meridian is a 360th of the circumference, and half around is possible', () => {
  expect(greatCircleKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.195, 3);
  expect(greatCircleKm({ latitude: 0, longitude: 7 }, { latitude: 1, longitude: 7 })).toBeCloseTo(111.195, 3);
  expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1144, 3);
});

test('roads are as much longer as is said', () => {
  expect(greatCircleKm(NASHVILLE, LOS_ANGELES, 1.3)).toBeCloseTo(1.3 * greatCircleKm(NASHVILLE, LOS_ANGELES), 9);
  expect([...greatCircleMatrix([NASHVILLE, LOS_ANGELES], 1.3)].map(Math.round)).toEqual([0, 3752, 3752, 0]);
});

test('is the angle between two vectors from the middle of the earth, for 500 pairs of points', () => {
  let state = 5;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  const point = () => ({ latitude: 180 * random() - 90, longitude: 360 * random() - 180 });
  const vector = ({ latitude, longitude }: { latitude: number; longitude: number }) => {
    const [phi, lambda] = [latitude * Math.PI / 180, longitude * Math.PI / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };
  for (let pair = 0; pair < 500; pair++) {
    const [one, other] = [point(), point()];
    const chord = Math.hypot(...vector(one).map((part, axis) => part - vector(other)[axis]!));
    expect(greatCircleKm(one, other)).toBeCloseTo(6371.0088 * 2 * Math.asin(Math.min(1, chord / 2)), 4);
  }
});
