-- Flagger rolls back at the next check when so many have failed. A check that is under way can overwrite it.

local spec = type(obj.spec) == "table" and obj.spec or {}
-- The name until 1.0 is still accepted.
local analysis = type(spec.analysis) == "table" and spec.analysis or spec.canaryAnalysis
local threshold = type(analysis) == "table" and analysis.threshold

if type(obj.status) ~= "table" or obj.status.phase ~= "Progressing" and obj.status.phase ~= "WaitingPromotion" then
  error("No new version is being checked, so there is nothing to abort.", 0)
end
obj.status.failedChecks = type(threshold) == "number" and threshold > 1 and threshold or 1
return obj
