/**
 * The columns by which the vendor's specification (2024-03) lets each list be sorted. The demo console sorts agents
 * by id and by updatedAt and everything else by id; other columns are accepted and leave the order of ids.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const agentColumns = words(`
  createdAt updatedAt id computerName groupId osType osName uuid scanStatus isDecommissioned decommissionedAt
  isUninstalled threatMitigationStatus threatResolved threatContentHash threatCreatedAt registeredAt lastActiveDate
  isActive isPendingUninstall activeThreats isUpToDate agentVersion osArch machineType networkStatus domain
  mitigationMode mitigationModeSuspicious encryptedApplications totalMemory cpuCount coreCount externalIp
  lastLoggedInUserName groupName networkInterfacePhysical siteId siteName infected threatRebootRequired
  consoleMigrationStatus appsVulnerabilityStatus accountName externalId installerType rangerVersion operationalState
  remoteProfilingState networkQuarantineEnabled firewallEnabled locationEnabled cloudAccount cloudImage
  cloudInstanceId cloudInstanceSize cloudLocation cloudNetwork cloudProvider clusterName kubernetesVersion
  kubernetesType agentNamespace agentPodName serialNumber cpuId fullDiskScanLastUpdatedAt lastSuccessfulScanDate`);

export const riskColumns = words(`
  id accountId siteId cveId endpointName application applicationVendor baseScore severity daysDetected detectionDate
  publishedDate lastScanDate lastScanResult nvdBaseScore riskScore exploitCodeMaturity remediationLevel
  reportConfidence mitigationStatus`);

export const accountColumns = words(`
  id name totalLicenses expiration accountType state createdAt updatedAt activeLicenses activeAgents numberOfSites
  usageType billingMode`);

export const siteColumns = words(`
  id name totalLicenses expiration siteType state suite createdAt updatedAt activeLicenses accountName sku
  description`);

export const groupColumns = words('id name type rank siteId createdAt updatedAt description');
