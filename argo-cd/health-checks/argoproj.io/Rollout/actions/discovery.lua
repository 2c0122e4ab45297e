-- What can be done to a Rollout now: an action that would have no effect is disabled. The rules are the portal's.
-- Any JSON may stand in any field, and one error would take all actions away.

local function at(value, ...)
  for i = 1, select("#", ...) do
    if type(value) ~= "table" then return nil end
    value = value[select(i, ...)]
  end
  return value
end

local function text(...)
  local value = at(...)
  return type(value) == "string" and value ~= "" and value or nil
end

local function list(...)
  local value = at(...)
  return type(value) == "table" and value or {}
end

local function number(...)
  local value = at(...)
  if type(value) == "number" or type(value) == "string" then return tonumber(value) end
  return nil
end

local function contains(conditions, field, value)
  for i = 1, #conditions do
    if at(conditions[i], field) == value then return true end
  end
  return false
end

local status = list(obj, "status")
local isCanary = type(at(obj, "spec", "strategy", "canary")) == "table"
local blueGreen = not isCanary and list(obj, "spec", "strategy", "blueGreen") or {}
local steps = list(obj, "spec", "strategy", "canary", "steps")
local stepIndex = number(status, "currentStepIndex") or 0
local step = steps[stepIndex + 1]
local current, stable = text(status, "currentPodHash"), text(status, "stableRS")
local isPromoted = stable ~= nil and stable == current
local isPaused, isAborted = at(obj, "spec", "paused") == true, status.abort == true
local pauses = list(status, "pauseConditions")
local isInFlight = current ~= nil and stable ~= nil and not isPromoted

-- Something was asked for that the controller has not answered yet.
local function isUnsettled()
  local generation, observed = number(obj, "metadata", "generation"), number(status, "observedGeneration")
  if generation and observed and observed < generation then return true end
  local wanted = number(obj, "metadata", "annotations", "rollout.argoproj.io/workload-generation")
  local seen = number(status, "workloadObservedGeneration")
  if wanted and seen and wanted ~= seen then return true end
  local saysAborted = contains(list(status, "conditions"), "reason", "RolloutAborted")
  if saysAborted ~= isAborted then return true end
  local wasPaused = status.controllerPause == true or status.phase == "Paused" and not isPaused
  return wasPaused and #pauses == 0
end

-- It is not accepted, and everything else is ignored until it is.
local isInvalid = contains(list(status, "conditions"), "type", "InvalidSpec")

-- The controller makes the pause anew as soon as it is ended.
local function endsInVain()
  if isCanary then return contains(pauses, "reason", "InconclusiveExperiment") end
  return at(blueGreen, "autoPromotionEnabled") ~= false and (number(blueGreen, "autoPromotionSeconds") or 0) > 0
    and at(blueGreen, "previewReplicaCount") == nil
end

-- Not between two: a pause that has not begun would be ended unseen.
local function isAtStep()
  return step ~= nil and (at(step, "pause") == nil or #pauses > 0)
end

local function canPromote()
  if isInvalid or isUnsettled() then return false end
  if isPaused then return true end
  if not isInFlight or isAborted or status.promoteFull == true or endsInVain() then return false end
  return isCanary and isAtStep() or not isCanary and #pauses > 0
end

-- Unlike a promote it passes whatever holds the step, an inconclusive experiment too.
local function canSkipStep()
  return not isInvalid and not isUnsettled() and isInFlight and not isAborted and not isPaused and isAtStep()
    and status.promoteFull ~= true
end

local function canResume()
  if isPaused then return true end
  return #pauses > 0 and not isAborted and not contains(pauses, "reason", "InconclusiveAnalysisRun") and not endsInVain()
end

local function hasPods()
  return (number(obj, "spec", "replicas") or 1) > 0 or (number(status, "replicas") or 0) > 0
end

local ACTIONS = {
  { "promote", "Promote", "forward", canPromote() },
  { "promote-full", "Promote fully (skips steps, pauses and analyses)", "fast-forward",
    isInFlight and not isInvalid and status.promoteFull ~= true },
  { "abort", "Abort (back to the stable version)", "undo", isInFlight and not isInvalid and not isAborted },
  { "retry", "Retry", "redo", isAborted and not isInvalid },
  { "pause", "Pause", "pause-circle", not isPaused and not isInvalid },
  { "resume", "Resume", "play-circle", canResume() and not isInvalid },
  { "skip-current-step", "Skip the current step (its verdict is not awaited)", "step-forward", canSkipStep() },
  { "restart", "Restart pods", "sync", hasPods() },
}

local actions = {}
for _, action in ipairs(ACTIONS) do
  actions[action[1]] = { displayName = action[2], iconClass = "fa fa-fw fa-" .. action[3], disabled = not action[4] }
end
return actions
