namespace LandingZone.Storage;

/// <summary>For how long every new object of a bucket is locked against removal and change.</summary>
public sealed record ObjectLock
{
    /// <param name="mode">Who can still remove an object.</param>
    /// <param name="days">The lock's length in days, 1 to 36500 (S3's own limit is 100 years).</param>
    /// <exception cref="ArgumentException">The number of days is out of range.</exception>
    public ObjectLock(ObjectLockMode mode, int days)
    {
        if (days is < 1 or > 36500)
        {
            throw new ArgumentException($"An object lock of {days} days is not possible; give 1 to 36500.", nameof(days));
        }

        Mode = mode;
        Days = days;
    }

    /// <summary>Who can still remove an object.</summary>
    public ObjectLockMode Mode { get; }

    /// <summary>The lock's length in days.</summary>
    public int Days { get; }
}
