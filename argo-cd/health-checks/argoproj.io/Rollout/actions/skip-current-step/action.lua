local status = type(obj.status) == "table" and obj.status or {}
local strategy = type(obj.spec) == "table" and type(obj.spec.strategy) == "table" and obj.spec.strategy or {}
local canary = type(strategy.canary) == "table" and strategy.canary or {}
local steps = type(canary.steps) == "table" and canary.steps or {}
local index = type(status.currentStepIndex) == "number" and status.currentStepIndex or 0

if status.abort == true then error("The update is aborted. Retry begins it again.", 0) end
if index >= #steps then error("All steps are done; the update completes by itself.", 0) end

-- Else the next pause would be swallowed.
if status.controllerPause == true then status.controllerPause = false end
status.pauseConditions = nil
status.currentStepIndex = index + 1
return obj
