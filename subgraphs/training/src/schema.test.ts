import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { training } from './index.ts'

test('every field has the categories that the domain gives it', () => {
  expect(classesOf(training.folder)).toEqual({
    'TrainingFile.sessions': 'TRAINING',
    'TrainingSession.topic': 'TRAINING',
    'TrainingSession.heldOn': 'TRAINING',
    'TrainingSession.hours': 'TRAINING',
    'TrainingSession.completed': 'TRAINING',
    'TrainingFile.toolsProvided': 'TRAINING',
    'TrainingFile.assessments': 'DIGITAL_SECURITY',
    'SecurityAssessment.kind': 'DIGITAL_SECURITY',
    'SecurityAssessment.finding': 'DIGITAL_SECURITY',
    'SecurityAssessment.severity': 'DIGITAL_SECURITY',
  })
})
