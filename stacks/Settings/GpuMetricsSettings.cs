using LandingZone.Observability;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the metrics of a cluster's GPUs.</summary>
public sealed record GpuMetricsSettings
{
    /// <summary>For how many days they are kept.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>From where on something is worth a message.</summary>
    public required GpuThresholds Thresholds { get; init; }

    internal static SettingKind<GpuMetricsSettings> Kind { get; } = SettingKinds.Record(fields => new GpuMetricsSettings
    {
        RetentionDays = fields.Optional("retentionDays", SettingKinds.Integer(30, 1095), 400, "For how many days metrics are kept. Default: 400."),
        Thresholds = new GpuThresholds
        {
            IdlePercent = fields.Optional(
                "idlePercent", SettingKinds.Integer(1, 50), 10, "Up to which part of its time a GPU that a pod holds is idle. Default: 10."),
            IdleMinutes = fields.Optional(
                "idleMinutes", SettingKinds.Integer(15, 1440), 60, "For how many minutes it must be idle before somebody is told. Default: 60."),
            UnusedMinutes = fields.Optional(
                "unusedMinutes", SettingKinds.Integer(15, 1440), 60, "For how many minutes a GPU may run that no pod holds. Default: 60."),
            HotCelsius = fields.Optional(
                "hotCelsius", SettingKinds.Integer(60, 95), 85, "At how many degrees Celsius a GPU is too hot. Default: 85."),
            MemoryPercent = fields.Optional(
                "memoryPercent", SettingKinds.Integer(50, 99), 95, "From which part of its memory on a GPU is nearly full. Default: 95."),
            WaitMinutes = fields.Optional(
                "waitMinutes", SettingKinds.Integer(5, 1440), 30, "For how many minutes a pod may wait for a GPU. Default: 30."),
        },
    });
}
