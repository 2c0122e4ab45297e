-- As `kubectl argo rollouts promote`: ends the pause, accepts an inconclusive analysis, or skips what runs; resumes first
-- where it is paused by hand, and then skips nothing.

local status = type(obj.status) == "table" and obj.status or {}
local strategy = type(obj.spec) == "table" and type(obj.spec.strategy) == "table" and obj.spec.strategy or {}
local canary = type(strategy.canary) == "table" and strategy.canary or {}
local steps = type(canary.steps) == "table" and canary.steps or {}
local isPaused = type(obj.spec) == "table" and obj.spec.paused == true
local hasPause = type(status.pauseConditions) == "table" and #status.pauseConditions > 0

local function isInconclusive()
  local run = type(status.canary) == "table" and status.canary.currentStepAnalysisRunStatus
  return hasPause and status.controllerPause == true and type(run) == "table" and run.status == "Inconclusive"
end

local function leaveStep()
  local index = type(status.currentStepIndex) == "number" and status.currentStepIndex or 0
  if index < #steps then status.currentStepIndex = index + 1 end
end

if not isPaused and status.abort == true then
  error("The update is aborted, and a promote has no effect. Retry begins it again.", 0)
end
if not isPaused and status.stableRS == nil then
  error("This is the first version: it starts without steps and pauses.", 0)
end
if not isPaused and status.stableRS == status.currentPodHash then
  error("The version is fully promoted already.", 0)
end
if isPaused then obj.spec.paused = false end
if status.abort == true or status.stableRS == status.currentPodHash then return obj end

if isInconclusive() then
  -- Else the next pause would be swallowed.
  leaveStep()
  status.controllerPause = false
elseif not hasPause and not isPaused then
  leaveStep()
end
status.pauseConditions = nil
return obj
