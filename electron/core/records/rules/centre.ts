// Rules of the activity centres.
import { numberOf, placeProblems, type Rule, warning } from './rule.ts'

export const centreRule: Rule = (values, context) => {
  const problems = placeProblems(values, context)
  const [longitude, latitude, stars] = [numberOf(values, 'longitude'), numberOf(values, 'latitude'), numberOf(values, 'starRating')]
  // China lies between 73° and 136° east, 3° and 54° north: figures outside are most often the two exchanged.
  if (longitude !== null && (longitude < 73 || longitude > 136))
    problems.push(warning('longitude', '经度不在中国范围内，请核对是否与纬度填反。', 'out-of-range'))
  if (latitude !== null && (latitude < 3 || latitude > 54)) problems.push(warning('latitude', '纬度不在中国范围内，请核对是否与经度填反。', 'out-of-range'))
  if (stars !== null && stars > 5) problems.push(warning('starRating', `星级一般为1至5星，现为${stars}星，请核对。`, 'out-of-range'))
  return problems
}
