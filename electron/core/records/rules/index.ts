import type { RegisterId } from '#shared/registers/index.ts'
import { activityRule } from './activity.ts'
import { appraisalRule } from './appraisal.ts'
import { brandProjectRule } from './brandProject.ts'
import { cadreRule } from './cadre.ts'
import { centreRule } from './centre.ts'
import { challengeRule } from './challenge.ts'
import { coverageRule } from './coverage.ts'
import { headcountRule } from './headcount.ts'
import { honoureeRule } from './honouree.ts'
import { inspectionRule } from './inspection.ts'
import { listEntryRule } from './listEntry.ts'
import { memberRule } from './member.ts'
import { membershipEventRule } from './membershipEvent.ts'
import { outreachRule } from './outreach.ts'
import { pilotRule } from './pilot.ts'
import { postChangeRule } from './postChange.ts'
import { practicalThingRule } from './practicalThing.ts'
import { ratingRule } from './rating.ts'
import { regionRule } from './region.ts'
import type { Rule } from './rule.ts'
import { serviceDemandRule } from './serviceDemand.ts'
import { serviceItemRule } from './serviceItem.ts'
import { socialWorkerRule } from './socialWorker.ts'
import { studioRule } from './studio.ts'
import { taskRule } from './task.ts'
import { taskProgressRule } from './taskProgress.ts'
import { unionRule } from './union.ts'
import { unitRule } from './unit.ts'
import { workerReviewRule } from './workerReview.ts'
import { workerTrainingRule } from './workerTraining.ts'
import { yearTargetRule } from './yearTarget.ts'

export const rules: Readonly<Record<RegisterId, Rule>> = {
  union: unionRule,
  unit: unitRule,
  coverage: coverageRule,
  member: memberRule,
  cadre: cadreRule,
  socialWorker: socialWorkerRule,
  centre: centreRule,
  outreach: outreachRule,
  listEntry: listEntryRule,
  honouree: honoureeRule,
  headcount: headcountRule,
  region: regionRule,
  membershipEvent: membershipEventRule,
  postChange: postChangeRule,
  workerReview: workerReviewRule,
  workerTraining: workerTrainingRule,
  rating: ratingRule,
  pilot: pilotRule,
  brandProject: brandProjectRule,
  inspection: inspectionRule,
  serviceItem: serviceItemRule,
  serviceDemand: serviceDemandRule,
  practicalThing: practicalThingRule,
  activity: activityRule,
  studio: studioRule,
  challenge: challengeRule,
  task: taskRule,
  taskProgress: taskProgressRule,
  appraisal: appraisalRule,
  yearTarget: yearTargetRule,
}
